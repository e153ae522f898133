package sa.wusul.tawasul.visit;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sa.wusul.services.Verdicts.Outcome;

/**
 * The visitors of requests. Processes know a visitor only by position within the request.
 */
public interface Visitors {

	/**
	 * Adds the visit and the visitors named in the request. Repeating the call changes
	 * nothing.
	 * @return the number of visitors
	 */
	int list(String caseReference, VisitKind kind, String section);

	List<Visitor> forCase(String caseReference);

	/**
	 * Returns the register's facts about the visitor and the detainee, by the names used
	 * in the table.
	 */
	Map<String, Object> factsOf(String caseReference, int ordinal);

	/**
	 * Stores the table's assessment of a visitor. If the table leaves the decision to an
	 * officer and one decided on the same grounds before, that decision remains in force.
	 * @return the outcome in force
	 */
	Outcome assess(String caseReference, int ordinal, Assessment said);

	/** Stores an officer's decision. */
	void decide(String caseReference, int ordinal, Decision decision);

	/**
	 * Writes changed outcomes of the visitors to the requester's timeline.
	 * @return whether any visitor is granted
	 */
	boolean conclude(String caseReference);

	/**
	 * The table's assessment of a visitor.
	 *
	 * @param askAgainDays days until the visitor may be requested again; empty if not
	 * known
	 */
	record Assessment(Outcome outcome, String reasonCode, String reason, Optional<Long> askAgainDays) {
	}

	/**
	 * An officer's decision on a visitor.
	 *
	 * @param reasonCode {@code null} if the visitor is granted
	 * @param askAgainAfter time until the visitor may be requested again
	 */
	record Decision(boolean granted, String reasonCode, Period askAgainAfter, String by) {
	}

}
