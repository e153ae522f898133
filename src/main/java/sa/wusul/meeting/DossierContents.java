package sa.wusul.meeting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sa.wusul.platform.text.Sha256;

/**
 * Fingerprints of the parts of a meeting's file, which differ if the case has changed.
 */
record DossierContents(Map<Part, String> fingerprints) {

	private static final int LENGTH = 16;

	static DossierContents of(Map<String, Object> fields) {
		var fingerprints = new EnumMap<Part, String>(Part.class);
		for (var part : Part.values()) {
			var content = part.fields.stream().map((field) -> ordered(fields.get(field))).toList();
			fingerprints.put(part, Sha256.hex(content.toString()).substring(0, LENGTH));
		}
		return new DossierContents(fingerprints);
	}

	static DossierContents parse(String text) {
		return new DossierContents(Arrays.stream(text.split(" "))
			.map((part) -> part.split("=", 2))
			.collect(Collectors.toMap((part) -> Part.valueOf(part[0]), (part) -> part[1])));
	}

	/** Returns the value without the order in which rows happen to hold their cells. */
	private static Object ordered(Object value) {
		if (value instanceof List<?> rows) {
			return rows.stream().map((row) -> (row instanceof Map<?, ?> cells) ? new TreeMap<>(cells) : row).toList();
		}
		return Optional.ofNullable(value);
	}

	String text() {
		return new TreeMap<>(this.fingerprints).entrySet()
			.stream()
			.map((part) -> part.getKey() + "=" + part.getValue())
			.collect(Collectors.joining(" "));
	}

	/** Returns the parts that differ from an earlier file, in the order of the paper. */
	List<Part> changedSince(DossierContents earlier) {
		var changed = new ArrayList<>(Arrays.asList(Part.values()));
		changed.removeIf((part) -> this.fingerprints.get(part).equals(earlier.fingerprints.get(part)));
		return changed;
	}

	/** A part of the file whose change the host has to know before the meeting. */
	enum Part {

		REQUESTER("requester", "requesterKind", "identityNumber", "mobile", "agent"),
		REQUEST("subject", "requestText", "requestType", "priority", "department", "state"), TIMELINE("timeline"),
		NOTES("notes"), SCANS("scans"), DOCUMENTS("documents"), LINKED_CASES("linkedCases"),
		EARLIER_CASES("earlierCases");

		private final List<String> fields;

		Part(String... fields) {
			this.fields = Stream.of(fields).toList();
		}

	}

}
