"""What the charts share: the canvas, axes, marks, the series, the sheet for the press."""
