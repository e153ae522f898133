package sa.wusul.notification;

/** Event that a part of a message got its final state. */
record SmsSettledEvent(long part) {
}
