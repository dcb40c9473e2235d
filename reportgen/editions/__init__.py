"""An officer's editions before they are published: import, the next one, what ministries send back."""
