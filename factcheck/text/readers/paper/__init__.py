"""Pages as they are printed: the letters of a PDF, put together to lines, and lines to paragraphs."""
