"""What the sections share: context, titles, sentences, layouts."""
