"""riskctl: may this organisation use this AI model, through this route, for this purpose, on this date?"""

__version__ = "0.1.0"
