package sa.wusul.webapps.release;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

import sa.wusul.webapps.release.DraftView.Cell;
import sa.wusul.webapps.release.DraftView.ChangedTable;
import sa.wusul.webapps.release.DraftView.Column;
import sa.wusul.webapps.release.DraftView.Row;
import sa.wusul.webapps.versions.ModelDifference.Kind;

/** The changed rows of decision tables that passed the rules. */
final class DecisionChangeReader {

	private DecisionChangeReader() {
	}

	/**
	 * Compares the tables of two files.
	 * @param before {@code null} for a new file
	 */
	static List<ChangedTable> read(byte[] before, byte[] after) {
		var old = (before != null) ? tables(before) : Map.<String, Table>of();
		var now = tables(after);
		var ids = new LinkedHashSet<>(now.keySet());
		ids.addAll(old.keySet());
		return ids.stream()
			.map((id) -> compare(old.getOrDefault(id, Table.NONE), now.getOrDefault(id, Table.NONE)))
			.toList();
	}

	private static ChangedTable compare(Table old, Table now) {
		var columns = new LinkedHashMap<>(now.columns());
		old.columns().forEach(columns::putIfAbsent);
		var moved = FormChangeReader.moved(List.copyOf(old.rows().keySet()), List.copyOf(now.rows().keySet()));
		var rows = new ArrayList<Row>();
		var same = 0;
		for (var row : now.rows().values()) {
			var then = old.rows().get(row.id());
			var cells = cells(columns, then, row);
			if (then == null) {
				rows.add(new Row(Kind.ADDED, row.number(), row.description(), cells));
			}
			else if (moved.contains(row.id())) {
				rows.add(new Row(Kind.MOVED, row.number(), row.description(), cells));
			}
			else if (cells.stream().anyMatch((cell) -> !Objects.equals(cell.before(), cell.after()))
					|| !then.description().equals(row.description())) {
				rows.add(new Row(Kind.CHANGED, row.number(), row.description(), cells));
			}
			else {
				same++;
			}
		}
		old.rows()
			.values()
			.stream()
			.filter((row) -> !now.rows().containsKey(row.id()))
			.forEach((row) -> rows
				.add(new Row(Kind.REMOVED, row.number(), row.description(), cells(columns, row, null))));
		var heads = columns.entrySet()
			.stream()
			.map((column) -> new Column(kind(old, now, column.getKey()), column.getValue().label(),
					column.getValue().input()))
			.toList();
		return new ChangedTable(now.name().isEmpty() ? old.name() : now.name(), heads, rows, same);
	}

	private static Kind kind(Table old, Table now, String column) {
		if (old == Table.NONE || now == Table.NONE) {
			return null;
		}
		var then = old.columns().get(column);
		var today = now.columns().get(column);
		return (then == null) ? Kind.ADDED : (today == null) ? Kind.REMOVED : then.equals(today) ? null : Kind.CHANGED;
	}

	private static List<Cell> cells(Map<String, Head> columns, Line then, Line now) {
		return columns.keySet()
			.stream()
			.map((column) -> new Cell((then != null) ? then.cells().get(column) : null,
					(now != null) ? now.cells().get(column) : null))
			.toList();
	}

	private static Map<String, Table> tables(byte[] file) {
		var tables = new LinkedHashMap<String, Table>();
		Dmn.readModelFromStream(new ByteArrayInputStream(file))
			.getModelElementsByType(Decision.class)
			.stream()
			.filter((decision) -> decision.getExpression() instanceof DecisionTable)
			.forEach((decision) -> tables.put(decision.getId(),
					table(decision.getName(), (DecisionTable) decision.getExpression())));
		return tables;
	}

	private static Table table(String name, DecisionTable table) {
		var columns = new LinkedHashMap<String, Head>();
		table.getInputs()
			.forEach((input) -> columns.put(input.getId(),
					new Head(Optional.ofNullable(input.getLabel()).orElse(input.getId()),
							Optional.ofNullable(input.getInputExpression()).map(DecisionChangeReader::text).orElse(""),
							true)));
		table.getOutputs()
			.forEach((output) -> columns.put(output.getId(), new Head(
					Optional.ofNullable(output.getLabel()).orElse(output.getName()), output.getName(), false)));
		var rows = new LinkedHashMap<String, Line>();
		for (var rule : table.getRules()) {
			rows.put(rule.getId(), new Line(rule.getId(), rows.size() + 1, description(rule), cells(table, rule)));
		}
		return new Table(Optional.ofNullable(name).orElse(""), columns, rows);
	}

	private static Map<String, String> cells(DecisionTable table, Rule rule) {
		var cells = new LinkedHashMap<String, String>();
		var inputs = List.copyOf(table.getInputs());
		var outputs = List.copyOf(table.getOutputs());
		var tests = List.copyOf(rule.getInputEntries());
		var answers = List.copyOf(rule.getOutputEntries());
		for (var place = 0; place < Math.min(inputs.size(), tests.size()); place++) {
			cells.put(inputs.get(place).getId(), text(tests.get(place)));
		}
		for (var place = 0; place < Math.min(outputs.size(), answers.size()); place++) {
			cells.put(outputs.get(place).getId(), text(answers.get(place)));
		}
		return cells;
	}

	private static String description(Rule rule) {
		return Optional.ofNullable(rule.getDescription()).map(Description::getTextContent).orElse("").strip();
	}

	private static String text(DmnElement cell) {
		return cell.getChildElementsByType(Text.class)
			.stream()
			.findFirst()
			.map(Text::getTextContent)
			.orElse("")
			.strip();
	}

	/** A decision table, its columns and rows by their ids. */
	private record Table(String name, Map<String, Head> columns, Map<String, Line> rows) {

		static final Table NONE = new Table("", Map.of(), Map.of());

	}

	private record Head(String label, String reads, boolean input) {
	}

	private record Line(String id, int number, String description, Map<String, String> cells) {
	}

}
