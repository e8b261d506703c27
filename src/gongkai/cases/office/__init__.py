"""What an office keeps beside its cases: files fit to be given, precedents, conversions, complaints."""
