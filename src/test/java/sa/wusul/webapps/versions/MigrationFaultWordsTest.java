package sa.wusul.webapps.versions;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import sa.wusul.platform.problem.RefusalWords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("A finding in a plan")
@SpringJUnitConfig
@TestPropertySource(properties = "spring.messages.fallback-to-system-locale=false")
@Tag("fast")
class MigrationFaultWordsTest {

	private static final ModelElement STEP = new ModelElement("Task_A", "userTask", "تدقيق الطلب", "test", Map.of(),
			List.of(), Set.of(), Set.of());

	@Autowired
	private MigrationFaultWords faults;

	@ParameterizedTest
	@EnumSource
	@DisplayName("is reported in Arabic and in English, with the element's name")
	void everyFinding(MigrationFinding finding) {
		var fault = this.faults.describe(finding, STEP, "3", "4");

		assertThat(fault.messageAr()).doesNotContain("تعذر تنفيذ الطلب")
			.doesNotContain("{")
			.matches(".*\\p{IsArabic}.*");
		assertThat(fault.messageEn()).doesNotContain("could not be carried out").doesNotContain("{");
		if (!EnumSet.of(MigrationFinding.MOVED_ON, MigrationFinding.ENDED).contains(finding)) {
			assertThat(fault.messageEn()).contains("تدقيق الطلب");
			assertThat(fault.messageAr()).contains("تدقيق الطلب");
		}
	}

	@Test
	@DisplayName("is read from the engine's report of a case, place by place")
	void report() {
		var report = """
				ENGINE-23004 Cannot migrate process instance 'a1':
				\tCannot migrate activity instance 'Task_A:b2':
				\t\tThere is no migration instruction for this instance's activity
				\tCannot migrate transition instance 'c3':
				\t\tTarget activity is not asyncBefore
				""";

		assertThat(this.faults.forReport(report, Map.of("Task_A", STEP)))
			.extracting(MigrationFault::code, MigrationFault::element)
			.containsExactly(tuple(MigrationFinding.NO_INSTRUCTION, "Task_A"), tuple(MigrationFinding.NOT_ASYNC, null));
	}

	@Test
	@DisplayName("keeps the engine's own words for an unknown report")
	void unknownSentence() {
		assertThat(this.faults.forReport("Something else", Map.of())).singleElement().satisfies((fault) -> {
			assertThat(fault.code()).isEqualTo(MigrationFinding.ENGINE);
			assertThat(fault.messageAr()).contains("Something else");
		});
	}

	@Configuration
	@ImportAutoConfiguration(MessageSourceAutoConfiguration.class)
	@ComponentScan(useDefaultFilters = false, basePackageClasses = { MigrationFaultWords.class, RefusalWords.class },
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE,
					classes = { MigrationFaultWords.class, RefusalWords.class }))
	static class Words {

	}

}
