"""Word, OpenDocument and EPUB: zip archives of XML, edited part by part."""
