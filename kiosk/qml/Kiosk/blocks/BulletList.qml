import Kiosk

// Items in no order.
Lines {}
