package sa.wusul.tawasul.visit;

import sa.wusul.meeting.SlotSearch;
import sa.wusul.meeting.Purpose;

import java.util.Optional;

/**
 * Where visits of a kind are received, in the words of the bookings: the prison is the
 * place, and each kind has a line and a capacity of its own.
 */
record VisitingPlace(String prison, VisitKind kind) {

	/** A prison and a centre may have the same code. */
	String place() {
		return "prison-" + this.prison;
	}

	String host() {
		return this.prison + "-" + this.kind.name();
	}

	SlotSearch search(String section) {
		return new SlotSearch(Purpose.PRISON_VISIT, host(), this.kind.mode(), place(), section, false,
				Optional.empty());
	}

}
