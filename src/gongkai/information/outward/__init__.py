"""Links to other sites: looked at in the background, politely and safely, and told to whoever edits the text."""
