package sa.wusul.cost;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What one run of something costs the database.
 *
 * @param statements how many SQL statements it executes, each of a batch counted
 * @param roundTrips how often it waits for the database; a batch is one
 * @param walBytes what PostgreSQL writes to its log
 * @param texts how often each statement is executed
 */
@JsonPropertyOrder({ "statements", "roundTrips", "commits", "walBytes", "texts" })
record Cost(int statements, int roundTrips, int commits, long walBytes, Map<String, Integer> texts) {

	Cost {
		texts = new TreeMap<>(texts);
	}

}
