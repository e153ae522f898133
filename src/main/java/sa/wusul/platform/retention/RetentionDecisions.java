package sa.wusul.platform.retention;

import java.time.Instant;

/**
 * The retention times of today: the latest version of the decision table
 * {@code records-retention-period}.
 */
public interface RetentionDecisions {

	/**
	 * Returns the rule of a class.
	 * @throws IllegalStateException if the table has no such row
	 */
	RetentionRule rule(RecordClass recordClass);

	/** Returns the rule of cases of a kind with this outcome. */
	RetentionRule ruleOfCase(CaseKind kind, String state);

	/** Returns the version of the table, such as {@code 1.0.0 (3)}. */
	String version();

	/** Returns the time up to which events of the class are over. */
	default Instant over(RecordClass recordClass, Instant now) {
		return rule(recordClass).over(now);
	}

	/** The kind of a case in the table. */
	enum CaseKind {

		CONFIDENTIAL, URGENT, SERVICE, ORDINARY

	}

}
