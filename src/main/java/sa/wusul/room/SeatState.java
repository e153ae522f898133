package sa.wusul.room;

/** State of a seat: nobody came yet, devices are checked, waits to be let in, is in. */
enum SeatState {

	EXPECTED, CHECKING, WAITING, ADMITTED, LEFT

}
