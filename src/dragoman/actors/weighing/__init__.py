"""Where no rule tells the state: the evidence of the document is added up."""
