package sa.wusul.cost;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The database cost of one run.
 *
 * @param statements number of SQL statements, each of a batch counted
 * @param changes those of them that insert, update or delete
 * @param roundTrips number of round trips to the database; a batch is one
 * @param peerCommits number of those commits that belong to the demo's stand-ins for
 * systems of others, which have databases of their own in production
 * @param walBytes bytes that PostgreSQL writes to its log
 * @param texts number of executions of each statement
 */
@JsonPropertyOrder({ "statements", "changes", "roundTrips", "commits", "peerCommits", "walBytes" })
record Cost(int statements, int changes, int roundTrips, int commits, int peerCommits, long walBytes,
		@JsonIgnore Map<String, Integer> texts) {

	Cost {
		texts = (texts != null) ? new TreeMap<>(texts) : Map.of();
	}

	/** Returns a budget with its statements, which stand in another file. */
	Cost with(Map<String, Integer> statementTexts) {
		return new Cost(this.statements, this.changes, this.roundTrips, this.commits, this.peerCommits, this.walBytes,
				statementTexts);
	}

}
