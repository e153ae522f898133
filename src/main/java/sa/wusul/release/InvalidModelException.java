package sa.wusul.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.Sentence;
import sa.wusul.release.rules.ModelFault;

/**
 * Refusal of models that break rules; it says which and where, and how to correct them.
 */
final class InvalidModelException extends RefusalException {

	private static final int TOLD = 25;

	private final transient List<ModelFault> faults;

	InvalidModelException(List<ModelFault> faults) {
		super(Kind.INVALID, "model.faults", faults.size(),
				new Sentence(told(faults, ModelFault::arabic), told(faults, ModelFault::english)));
		this.faults = List.copyOf(faults);
	}

	private static String told(List<ModelFault> faults, Function<ModelFault, String> sentence) {
		return faults.stream()
			.limit(TOLD)
			.map((fault) -> "• " + sentence.apply(fault))
			.collect(Collectors.joining("\n")) + ((faults.size() > TOLD) ? "\n…" : "");
	}

	@Override
	public Map<String, Object> details() {
		return Map.of("faults", this.faults.stream().map(InvalidModelException::asData).toList());
	}

	private static Map<String, String> asData(ModelFault fault) {
		var data = new LinkedHashMap<String, String>();
		data.put("file", fault.file());
		data.put("element", fault.element());
		data.put("name", fault.name());
		data.put("rule", fault.rule());
		data.put("messageAr", fault.ar());
		data.put("messageEn", fault.en());
		return data;
	}

}
