package sa.wusul.webapps.release;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

import sa.wusul.platform.text.ShownText;
import sa.wusul.webapps.release.DraftView.Cell;
import sa.wusul.webapps.release.DraftView.ChangedTable;
import sa.wusul.webapps.release.DraftView.Column;
import sa.wusul.webapps.release.DraftView.Row;
import sa.wusul.webapps.versions.ModelDifference.Kind;

/** The changed rows of decision tables that passed the rules. */
final class DecisionChangeReader {

	private static final String LABEL = "labelEn.";

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
				rows.add(new Row(Kind.ADDED, row.number(), row.shown(), cells));
			}
			else if (moved.contains(row.id())) {
				rows.add(new Row(Kind.MOVED, row.number(), row.shown(), cells));
			}
			else if (cells.stream().anyMatch((cell) -> !Objects.equals(cell.before(), cell.after()))
					|| !then.description().equals(row.description())) {
				rows.add(new Row(Kind.CHANGED, row.number(), row.shown(), cells));
			}
			else {
				same++;
			}
		}
		old.rows()
			.values()
			.stream()
			.filter((row) -> !now.rows().containsKey(row.id()))
			.forEach((row) -> rows.add(new Row(Kind.REMOVED, row.number(), row.shown(), cells(columns, row, null))));
		var heads = columns.entrySet()
			.stream()
			.map((column) -> new Column(kind(old, now, column.getKey()), column.getValue().shown(),
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
					table(decision, (DecisionTable) decision.getExpression())));
		return tables;
	}

	private static Table table(Decision decision, DecisionTable table) {
		var english = english(decision);
		var columns = new LinkedHashMap<String, Head>();
		table.getInputs().forEach((input) -> {
			var label = Optional.ofNullable(input.getLabel()).orElse(input.getId());
			var reads = Optional.ofNullable(input.getInputExpression()).map(DecisionChangeReader::text).orElse("");
			columns.put(input.getId(), new Head(label, reads, true, shown(english, LABEL + input.getId(), label)));
		});
		table.getOutputs().forEach((output) -> {
			var label = Optional.ofNullable(output.getLabel()).orElse(output.getName());
			columns.put(output.getId(),
					new Head(label, output.getName(), false, shown(english, LABEL + output.getId(), label)));
		});
		var rows = new LinkedHashMap<String, Line>();
		for (var rule : table.getRules()) {
			rows.put(rule.getId(), new Line(rule.getId(), rows.size() + 1, description(rule),
					shown(english, "descriptionEn." + rule.getId(), description(rule)), cells(table, rule)));
		}
		return new Table(shown(english, "nameEn", Optional.ofNullable(decision.getName()).orElse("")), columns, rows);
	}

	/** Returns what the properties of a decision say in English, by their names. */
	private static Map<String, String> english(Decision decision) {
		return Optional.ofNullable(decision.getExtensionElements())
			.map((extensions) -> extensions.getDomElement().getChildElements().stream())
			.stream()
			.flatMap(Function.identity())
			.flatMap((properties) -> properties.getChildElements().stream())
			.collect(Collectors.toMap((property) -> property.getAttribute("name"),
					(property) -> property.getAttribute("value"), (one, other) -> one));
	}

	private static String shown(Map<String, String> english, String name, String arabic) {
		return ShownText.choose(arabic, english.get(name));
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

	/**
	 * A column; it is compared as it is written, and shown in the language of the page.
	 */
	private record Head(String label, String reads, boolean input, String shown) {
	}

	/** A row; it is compared as it is written, and shown in the language of the page. */
	private record Line(String id, int number, String description, String shown, Map<String, String> cells) {
	}

}
