"""From a draft to the tokens that rules look at: readers, sentences, numbers, dates, quotations, names."""
