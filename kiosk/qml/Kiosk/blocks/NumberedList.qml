import Kiosk

// Items in order.
Lines {}
