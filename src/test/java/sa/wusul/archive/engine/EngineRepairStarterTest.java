package sa.wusul.archive.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import sa.wusul.archive.ArchiveItem;
import sa.wusul.archive.ContentKind;
import sa.wusul.archive.ItemState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

@DisplayName("The task about a damaged file")
@Tag("fast")
class EngineRepairStarterTest {

	@Test
	@DisplayName("has the file's place, hash, kind and fault, which its form shows, and no case and no person")
	@SuppressWarnings("unchecked")
	void facts() throws IOException {
		var hash = "ab".repeat(32);
		var processes = mock(RuntimeService.class);
		new EngineRepairStarter(processes).ask(new ArchiveItem(hash, ContentKind.SCAN, "UPLOAD", "image/png", 12,
				Instant.EPOCH, Instant.EPOCH, ItemState.CHANGED), ItemState.CHANGED, "ab/ab/" + hash, "riyadh");

		ArgumentCaptor<Map<String, Object>> facts = ArgumentCaptor.forClass(Map.class);
		then(processes).should()
			.startProcessInstanceByKey(eq("archive-content-repair"), eq("AR-abababababab"), facts.capture());
		assertThat(facts.getValue()).containsOnly(Map.entry("centre", "riyadh"), Map.entry("contentHash", hash),
				Map.entry("contentKind", "SCAN"), Map.entry("contentBytes", 12L), Map.entry("contentFault", "CHANGED"),
				Map.entry("contentPlace", "ab/ab/" + hash));
		var form = Files.readString(Path.of("forms/archive/archive-repair-content.form"));
		assertThat(facts.getValue().keySet().stream().filter((name) -> !name.equals("centre")))
			.allSatisfy((name) -> assertThat(form).contains(name));
	}

}
