package sa.wusul.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.text.Sha256;

/**
 * Marks of cases that change with everything that the page of a case shows. One statement
 * serves any number of cases; it reads keys, times and counts by index, and no text of a
 * person.
 */
@Component
public class CaseChangeRepository {

	private static final String FACTS = """
			select reference, 'file' as part, 0 as number,
			  concat(state, ' ', department, ' ', due_at, ' ', closed_at) as said
			from case_file where reference = any(:cases)
			union all select reference, 'step', max(id), null
			from case_milestone where reference = any(:cases) group by reference
			union all select reference, 'notice', max(id), null
			from case_notice where reference = any(:cases) group by reference
			union all select case_reference, 'scan', count(*), null
			from case_scan where case_reference = any(:cases) group by case_reference
			union all select case_reference, 'paper', count(*), null
			from paper where case_reference = any(:cases) group by case_reference
			union all select paper.case_reference, 'withdrawal', count(*), concat(max(ended_at), '')
			from paper join paper_withdrawal on paper_withdrawal.number = paper.number
			where paper.case_reference = any(:cases) group by paper.case_reference
			union all select case_reference, concat('bill ', number), 0, state
			from bill where case_reference = any(:cases)
			union all select case_reference, concat('delivery ', id), 0, concat(state, ' ', chosen_day, ' ', changed_at)
			from delivery where case_reference = any(:cases)
			union all select case_reference, 'booking', version, state
			from booking where case_reference = any(:cases)
			union all select case_reference, 'inbox', count(*), null
			from inbox where case_reference = any(:cases) and state = 'RECEIVED' group by case_reference
			union all select case_reference, 'reopening', count(*), concat(count(decided_at), '')
			from case_reopening where case_reference = any(:cases) group by case_reference
			union all select case_reference, concat('question ', ordinal), 0, outcome
			from case_question where case_reference = any(:cases)
			union all select case_reference, 'rating', 1, null
			from case_rating where case_reference = any(:cases)
			union all select case_reference, 'number', 0, concat(message_key, ' ', proven_at)
			from number_proof where case_reference = any(:cases)
			union all select reference, 'workers', count(verdict), concat(count(refusal), ' ', count(serial_number))
			from service_worker where reference = any(:cases) group by reference
			union all select case_link.reference, concat('link ', linked, ' ', kind), 0, state
			from case_link join case_file on case_file.reference = linked where case_link.reference = any(:cases)
			union all select linked, concat('link ', case_link.reference, ' ', kind), 0, state
			from case_link join case_file on case_file.reference = case_link.reference where linked = any(:cases)
			union all select case_link.reference, 'leading paper', count(*), null
			from case_link join paper on paper.case_reference = linked
			where case_link.reference = any(:cases) group by case_link.reference""";

	private final JdbcClient jdbc;

	CaseChangeRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the mark of each of these cases that exists. */
	public Map<String, String> marks(Collection<String> references) {
		var facts = new TreeMap<String, TreeSet<String>>();
		this.jdbc.sql(FACTS).param("cases", references.toArray(String[]::new)).query((row) -> {
			facts.computeIfAbsent(row.getString(1), (reference) -> new TreeSet<>())
				.add(row.getString(2) + " " + row.getLong(3) + " " + row.getString(4));
		});
		var marks = new TreeMap<String, String>();
		facts.forEach((reference, known) -> marks.put(reference, Sha256.hex(String.join("\n", known))));
		return marks;
	}

	/** Returns the mark of a case, or an empty text if it does not exist. */
	public String mark(String reference) {
		return marks(List.of(reference)).getOrDefault(reference, "");
	}

}
