package sa.wusul.release.rules;

import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.engine.TestModelWords;
import sa.wusul.platform.identity.Rights;

@DisplayName("A model that an analyst hands in")
@Tag("fuzz")
class ModelFuzzTest {

	private static final List<String> KINDS = List.of(".bpmn", ".dmn", ".form");

	private static final ModelRules RULES = new ModelRules(TestModelWords.read(), Rights.load());

	@FuzzTest(maxDuration = "2m")
	@DisplayName("has faults or has none, whatever it contains")
	void anyModel(byte[] content) {
		KINDS.forEach((kind) -> RULES.check(List.of(new ModelFile("intake-hostile-test" + kind, content)),
				HostileModelsTest.InServiceNow.OURS));
	}

}
