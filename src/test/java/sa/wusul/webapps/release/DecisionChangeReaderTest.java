package sa.wusul.webapps.release;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.Modeler;
import sa.wusul.webapps.release.DraftView.Cell;
import sa.wusul.webapps.release.DraftView.Column;
import sa.wusul.webapps.release.DraftView.Row;
import sa.wusul.webapps.versions.ModelDifference.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("The changes of a decision table")
@Tag("fast")
class DecisionChangeReaderTest {

	private static final String TABLE = Modeler.text("processes/delivery/delivery-custody-limit.dmn");

	@Test
	@DisplayName("are its rows with the cells as they were and as they are")
	void cell() {
		var rule = rule(0);
		var cell = TABLE.indexOf("<outputEntry", TABLE.indexOf(rule));
		var text = TABLE.indexOf("<text>", cell) + "<text>".length();
		var changed = TABLE.substring(0, text) + "77" + TABLE.substring(TABLE.indexOf("</text>", text));

		var table = DecisionChangeReader.read(bytes(TABLE), bytes(changed)).get(0);

		assertThat(table.rows()).singleElement().satisfies((row) -> {
			assertThat(row.kind()).isEqualTo(Kind.CHANGED);
			assertThat(row.number()).isEqualTo(1);
			assertThat(row.cells()).filteredOn((one) -> !one.before().equals(one.after()))
				.extracting(Cell::after)
				.containsExactly("77");
		});
		assertThat(table.same()).isEqualTo(rules() - 1);
		assertThat(table.columns()).extracting(Column::kind).containsOnlyNulls();
	}

	@Test
	@DisplayName("are rows that are gone, new, or in another place, which are not all those behind them")
	void rows() {
		var first = rule(0);
		var without = TABLE.replace(first, "");
		assertThat(DecisionChangeReader.read(bytes(TABLE), bytes(without)).get(0).rows()).extracting(Row::kind)
			.containsExactly(Kind.REMOVED);
		assertThat(DecisionChangeReader.read(bytes(without), bytes(TABLE)).get(0).rows())
			.extracting(Row::kind, Row::number)
			.containsExactly(tuple(Kind.ADDED, 1));
		var last = without.indexOf("</decisionTable>");
		var moved = without.substring(0, last) + first + without.substring(last);
		assertThat(DecisionChangeReader.read(bytes(TABLE), bytes(moved)).get(0).rows())
			.extracting(Row::kind, Row::number)
			.containsExactly(tuple(Kind.MOVED, (int) rules()));
	}

	@Test
	@DisplayName("are all rows of a table that is new")
	void fresh() {
		assertThat(DecisionChangeReader.read(null, bytes(TABLE)).get(0).rows()).extracting(Row::kind)
			.hasSize((int) rules())
			.containsOnly(Kind.ADDED);
	}

	/** Returns the text of a rule. */
	private static String rule(int number) {
		var start = -1;
		for (var at = 0; at <= number; at++) {
			start = TABLE.indexOf("<rule ", start + 1);
		}
		var end = TABLE.indexOf("</rule>", start) + "</rule>".length();
		return TABLE.substring(start, end);
	}

	private static long rules() {
		return TABLE.split("<rule ", -1).length - 1;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
