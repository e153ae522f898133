import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Judge of a round: it reads the log of deeds, the message centre's log and the database,
 * and knows nothing else of the program.
 */
final class Checker {

	private static final Pattern REFERENCE = Pattern.compile("\\d{4}-\\d{7}-\\d");

	/** Mark of a key at the second gateway. */
	private static final String SECOND = "second gateway ";

	private final Path deeds;

	private final Path messages;

	private final Connection database;

	private final List<String> lost = new ArrayList<>();

	private final List<String> doubled = new ArrayList<>();

	private Checker(Path deeds, Path messages, Connection database) {
		this.deeds = deeds;
		this.messages = messages;
		this.database = database;
	}

	/** Returns what a round lost or doubled. */
	static Verdict check(Path deeds, Path messages, Connection database, String round, List<String> still)
			throws IOException, SQLException {
		var checker = new Checker(deeds, messages, database);
		still.forEach((row) -> checker.lost.add("after quiet: " + row));
		var acknowledged = checker.round(round);
		checker.auditLog();
		checker.claimable();
		return new Verdict(acknowledged, checker.lost, checker.doubled);
	}

	private int round(String round) throws IOException, SQLException {
		var keys = new HashMap<String, Set<String>>();
		var tried = new HashSet<String>();
		var acts = new TreeMap<String, Map<String, JsonNode>>();
		var claims = new HashMap<String, String>();
		var acknowledged = 0;
		for (var line : Files.readAllLines(this.deeds)) {
			var deed = Log.JSON.readTree(line);
			if (!deed.path("round").asText().equals(round)) {
				continue;
			}
			var act = deed.path("act").asText();
			var reference = deed.path("reference").asText();
			switch (deed.path("outcome").asText()) {
				case "try" -> tried.add(act.equals("handIn") ? deed.path("key").asText()
						: act + " " + reference + " " + deed.path("step").asText());
				case "done" -> {
					acknowledged++;
					if (act.equals("handIn")) {
						keys.computeIfAbsent(deed.path("key").asText(), (key) -> new HashSet<>()).add(reference);
						acts.computeIfAbsent(reference, (unknown) -> new LinkedHashMap<>());
					}
					else if (act.equals("claim")) {
						claims.put(deed.path("task").asText(), deed.path("person").asText());
					}
					else {
						acts.get(reference).put(act + " " + deed.path("step").asText(), deed);
					}
				}
				case "refused", "gaveUp" -> this.lost.add(deed.path("outcome").asText() + ": " + act + " " + reference
						+ " " + deed.path("answer").asText());
				default -> {
					// A repetition that met its own earlier try.
				}
			}
		}
		keys.forEach((key, references) -> {
			if (references.size() > 1) {
				this.doubled.add("key " + key + " was answered with " + references);
			}
		});
		opened(round, tried, keys);
		var sent = sent();
		for (var one : acts.entrySet()) {
			request(one.getKey(), one.getValue(), tried, sent.getOrDefault(one.getKey(), Map.of()));
		}
		for (var claim : claims.entrySet()) {
			if (!one("select assignee_ from act_hi_taskinst where id_ = ?", claim.getKey())
				.equals(List.of(claim.getValue()))) {
				this.lost.add("claim of task " + claim.getKey() + " by " + claim.getValue());
			}
		}
		return acknowledged;
	}

	/** Compares the table in which lists of groups find their tasks with the engine's links. */
	private void claimable() throws SQLException {
		var linked = "select t.id_, l.group_id_ from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_ "
				+ "where t.assignee_ is null and l.type_ = 'candidate' and l.group_id_ is not null";
		var found = "select task_id, group_id from claimable_task";
		rows(linked + " except " + found).forEach((row) -> this.lost.add("task in the list of its group: " + row));
		rows(found + " except (" + linked + ")").forEach((row) -> this.doubled.add("task in a list: " + row));
	}

	/** Compares the requests that the database has with the keys that were tried. */
	private void opened(String round, Set<String> tried, Map<String, Set<String>> keys) throws SQLException {
		var found = new HashMap<String, List<String>>();
		for (var row : rows("select submission_key, reference from case_file where submission_key like ?",
				"%" + round + "-%")) {
			found.computeIfAbsent(row.get(0).substring(row.get(0).indexOf(round + "-")), (key) -> new ArrayList<>())
				.add(row.get(1));
		}
		found.forEach((key, references) -> {
			if (!tried.contains(key)) {
				this.doubled.add("request " + references + " that nobody handed in: " + key);
			}
			if (references.size() > 1) {
				this.doubled.add("requests of one key: " + references);
			}
		});
		keys.forEach((key, references) -> references.forEach((reference) -> {
			if (!found.getOrDefault(key, List.of()).contains(reference)) {
				this.lost.add("request " + reference + " of " + key);
			}
		}));
	}

	/** Checks one acknowledged request. */
	private void request(String reference, Map<String, JsonNode> acts, Set<String> tried, Map<String, Set<String>> sent)
			throws SQLException {
		exactly(1, "process of " + reference,
				"select id_ from act_hi_procinst where business_key_ = ? and proc_def_key_ = 'intake-request-registration'",
				reference);
		var rank = -1;
		for (var step = 0; step < Clients.STEPS.size(); step++) {
			var name = Clients.STEPS.get(step).name();
			var deed = acts.get("complete " + name);
			var rows = rows("select id_, assignee_, end_time_ is not null, delete_reason_ from act_hi_taskinst t "
					+ "where task_def_key_ = ? and exists (select 1 from act_hi_procinst p "
					+ "where p.id_ = t.proc_inst_id_ and p.business_key_ = ?)", name, reference);
			if (rows.size() > 1) {
				this.doubled.add(name + " of " + reference + " came " + rows.size() + " times");
			}
			var ended = rows.stream().filter((row) -> row.get(3) != null && row.get(3).equals("completed")).count();
			if (ended > 0 && !tried.contains("complete " + reference + " " + name)) {
				this.doubled.add(name + " of " + reference + " was completed by nobody");
			}
			if (deed != null) {
				rank = step;
				if (rows.stream()
					.noneMatch((row) -> row.get(0).equals(deed.path("task").asText())
							&& deed.path("person").asText().equals(row.get(1)) && row.get(2).equals("t")
							&& "completed".equals(row.get(3)))) {
					this.lost.add(name + " of " + reference + ": history has " + rows);
				}
				audited(reference, deed);
			}
		}
		var state = one("select state from case_file where reference = ?", reference);
		var last = rank == Clients.STEPS.size() - 1;
		var withdrawn = acts.containsKey("withdraw ");
		if (rank >= 0 && state.equals(List.of("REGISTERED")) || last && !state.equals(List.of("ANSWERED"))
				|| withdrawn && !state.equals(List.of("WITHDRAWN"))) {
			this.lost.add(reference + " is " + state + " after " + acts.keySet());
		}
		if (last) {
			exactly(1, "letter of " + reference, "select content_hash from paper where case_reference = ?", reference);
		}
		messages(reference, last ? 4 : 1, sent);
	}

	/** A completion has one entry of the audit log. */
	private void audited(String reference, JsonNode deed) throws SQLException {
		exactly(1, "audit entry of task " + deed.path("task").asText(),
				"select id from audit_entry where outcome = 'DONE' and deed = 'Task.Complete' and detail like ? and case_reference = ?",
				"%task=" + deed.path("task").asText() + " %", reference);
	}

	/** Compares the messages of a request with those that the centre has. */
	private void messages(String reference, int least, Map<String, Set<String>> sent) throws SQLException {
		sent.forEach((text, keys) -> {
			if (keys.size() > 1) {
				this.doubled.add("message about " + reference + " under " + keys);
			}
		});
		if (sent.size() < least) {
			this.lost.add(sent.size() + " of " + least + " messages about " + reference);
		}
		var known = new HashSet<String>();
		sent.values().forEach((keys) -> keys.forEach((key) -> known.add(key.replace(SECOND, ""))));
		for (var row : rows("select entry_key, state from outbox where case_reference = ? and kind = 'sms'",
				reference)) {
			if (!row.get(1).equals("PERFORMED") || !known.contains(row.get(0))) {
				this.lost.add("message " + row + " about " + reference);
			}
		}
	}

	/**
	 * Returns the keys of the messages that the centre and the demo's own one, the second
	 * gateway, have, by reference and text. A message at both has two keys.
	 */
	private Map<String, Map<String, Set<String>>> sent() throws IOException, SQLException {
		var found = new HashMap<String, Map<String, Set<String>>>();
		for (var line : Files.readAllLines(this.messages)) {
			var message = Log.JSON.readTree(line);
			sent(found, message.path("to").asText(), message.path("text").asText(), message.path("key").asText());
		}
		for (var row : rows("select mobile, text, message_key from demo_sms")) {
			sent(found, row.get(0), row.get(1), SECOND + row.get(2));
		}
		return found;
	}

	private static void sent(Map<String, Map<String, Set<String>>> found, String to, String text, String key) {
		var matcher = REFERENCE.matcher(text);
		if (matcher.find()) {
			found.computeIfAbsent(matcher.group(), (reference) -> new HashMap<>())
				.computeIfAbsent(to + text, (unknown) -> new HashSet<>())
				.add(key);
		}
	}

	/**
	 * Builds the tree of the audit log anew, and compares it with its signed head (RFC
	 * 6962).
	 */
	private void auditLog() throws SQLException {
		var peaks = new ArrayList<byte[]>();
		byte[] signer = null;
		var size = 0L;
		var head = rows("select tree_size, note from audit_head").get(0);
		if (head.get(1) == null) {
			this.lost.add("the audit log has no signed head");
			return;
		}
		var origin = head.get(1).lines().findFirst().orElseThrow();
		signer = HexFormat.of().parseHex(origin.substring(origin.lastIndexOf('/') + 1));
		var signedSize = Long.parseLong(head.get(1).lines().skip(1).findFirst().orElseThrow());
		var signedRoot = head.get(1).lines().skip(2).findFirst().orElseThrow();
		for (var row : rows(
				"select run, run_number, to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), actor, deed, outcome, "
						+ "coalesce(case_reference, ''), coalesce(subject, ''), coalesce(detail, ''), coalesce(words_hash, ''), "
						+ "signature, tree_index from audit_entry where tree_index is not null order by tree_index")) {
			if (Long.parseLong(row.get(11)) != size) {
				this.lost.add("the audit log has entry " + row.get(11) + " in place of " + size);
				return;
			}
			if (size == signedSize) {
				break;
			}
			var text = "wusul-audit/1\nindex=" + size + "\nrun=" + row.get(0) + "\nnumber=" + row.get(1) + "\nat="
					+ Instant.parse(row.get(2)) + "\nactor=" + row.get(3) + "\ndeed=" + row.get(4) + "\noutcome="
					+ row.get(5) + "\ncase=" + row.get(6) + "\nsubject=" + row.get(7) + "\ndetail=" + row.get(8)
					+ "\nwords=" + row.get(9) + "\n";
			var node = hash(new byte[] { 0 }, hash(hash(text.getBytes(StandardCharsets.UTF_8))),
					HexFormat.of().parseHex(row.get(10)), signer);
			for (var rest = size; (rest & 1) == 1; rest >>= 1) {
				node = hash(new byte[] { 1 }, peaks.remove(peaks.size() - 1), node);
			}
			peaks.add(node);
			size++;
		}
		var root = peaks.isEmpty() ? hash() : peaks.get(peaks.size() - 1);
		for (var index = peaks.size() - 2; index >= 0; index--) {
			root = hash(new byte[] { 1 }, peaks.get(index), root);
		}
		if (size != signedSize || !Base64.getEncoder().encodeToString(root).equals(signedRoot)) {
			this.lost.add("the audit log's " + size + " entries are not those of its head, which has " + signedSize);
		}
	}

	private static byte[] hash(byte[]... parts) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			for (var part : parts) {
				digest.update(part);
			}
			return digest.digest();
		}
		catch (java.security.NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private void exactly(int number, String thing, String sql, String... values) throws SQLException {
		var found = rows(sql, values).size();
		if (found < number) {
			this.lost.add(thing);
		}
		if (found > number) {
			this.doubled.add(thing + ": " + found);
		}
	}

	private List<String> one(String sql, String... values) throws SQLException {
		return rows(sql, values).stream().map((row) -> String.valueOf(row.get(0))).toList();
	}

	private List<List<String>> rows(String sql, String... values) throws SQLException {
		try (var statement = this.database.prepareStatement(sql)) {
			for (var value = 0; value < values.length; value++) {
				statement.setString(value + 1, values[value]);
			}
			var rows = statement.executeQuery();
			var found = new ArrayList<List<String>>();
			while (rows.next()) {
				var row = new ArrayList<String>();
				for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
					row.add(rows.getString(column));
				}
				found.add(row);
			}
			return found;
		}
	}

	/** What a round shows. */
	record Verdict(int acknowledged, List<String> lost, List<String> doubled) {

	}

}
