//! QR codes: the module matrix, SVG and terminal drawings.
