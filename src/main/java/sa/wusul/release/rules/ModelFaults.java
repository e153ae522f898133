package sa.wusul.release.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults of one file, each rule at most once for each element. */
final class ModelFaults {

	private static final int SHOWN = 120;

	private final RuleBook book;

	private final String file;

	private final Map<List<String>, ModelFault> found = new LinkedHashMap<>();

	ModelFaults(RuleBook book, String file) {
		this.book = book;
		this.file = file;
	}

	/** Adds a fault of the whole file. */
	void add(String rule, String what) {
		add(rule, "", "", what);
	}

	void add(String rule, ModelNode place, String what) {
		var named = place.named();
		add(rule, named.id(), named.get("name"), what);
	}

	void add(String rule, String element, String name, String what) {
		var said = this.book.rule(rule);
		var shown = (what.length() > SHOWN) ? what.substring(0, SHOWN) + "…" : what;
		this.found.putIfAbsent(List.of(rule, element), new ModelFault(this.file, element, name, rule,
				said.ar().replace("{0}", shown), said.en().replace("{0}", shown)));
	}

	List<ModelFault> found() {
		return List.copyOf(this.found.values());
	}

}
