package sa.wusul.cost;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The database cost of one run.
 *
 * @param statements number of SQL statements, each of a batch counted
 * @param roundTrips number of round trips to the database; a batch is one
 * @param walBytes bytes that PostgreSQL writes to its log
 * @param texts number of executions of each statement
 */
@JsonPropertyOrder({ "statements", "roundTrips", "commits", "walBytes", "texts" })
record Cost(int statements, int roundTrips, int commits, long walBytes, Map<String, Integer> texts) {

	Cost {
		texts = new TreeMap<>(texts);
	}

}
