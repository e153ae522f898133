package sa.wusul.tawasul.visit;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sa.wusul.services.Verdicts.Outcome;

/**
 * Who wants to visit whom. Visitors are known to processes by their place among those of
 * the request, and by nothing else.
 */
public interface Visitors {

	/**
	 * Enters the visit and those whom the request names. Doing it again changes nothing.
	 * @return how many they are
	 */
	int list(String caseReference, VisitKind kind, String section);

	List<Visitor> of(String caseReference);

	/**
	 * What the registers found about him and about the detainee, by the table's names.
	 */
	Map<String, Object> factsOf(String caseReference, int ordinal);

	/**
	 * Keeps what the table says of him. Where it leaves him to an officer who decided on
	 * the same grounds before, that decision holds.
	 * @return what is true of him now
	 */
	Outcome assess(String caseReference, int ordinal, Assessment said);

	/** Keeps what an officer decided. */
	void decide(String caseReference, int ordinal, Decision decision);

	/**
	 * Tells the requester in his timeline what became of each visitor, where it is news.
	 * @return whether anybody may come
	 */
	boolean conclude(String caseReference);

	/**
	 * What the table says of a visitor.
	 *
	 * @param askAgainDays in how many days it may be asked for him again; empty where no
	 * day is known
	 */
	record Assessment(Outcome outcome, String reasonCode, String reason, Optional<Long> askAgainDays) {
	}

	/**
	 * What an officer decided about a visitor.
	 *
	 * @param reasonCode nothing where he may come
	 * @param askAgainAfter when it may be asked for him again
	 */
	record Decision(boolean granted, String reasonCode, Period askAgainAfter, String by) {
	}

}
