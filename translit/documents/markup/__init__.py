"""HTML and Markdown: pages whose marks and bytes outside the text stay as they are."""
