package sa.wusul.tawasul.visit;

import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.SlotSearch;

import java.util.Optional;

/**
 * The place of visits of a kind, in booking terms: the prison is the place, and each kind
 * has its own queue and capacity.
 */
record VisitingPlace(String prison, VisitKind kind) {

	/**
	 * Returns the booking place, with a prefix because a prison and a centre may have the
	 * same code.
	 */
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
