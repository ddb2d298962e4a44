"""What a caller asked for that cannot be done."""


class RequestError(ValueError):
    """A question that cannot be answered as asked; the message says what to ask instead, one problem a line."""
