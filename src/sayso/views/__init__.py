"""One question a file: what the case answers, as frozen records that pages and commands render."""
