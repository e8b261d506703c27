"""Files of every kind into text with places, hidden parts included: comments, headers, properties, EXIF."""
