package sa.wusul.archive.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.archive.ArchiveItem;
import sa.wusul.archive.ItemState;
import sa.wusul.archive.RepairStarter;
import sa.wusul.archive.process.ContentRepairProcess;

import static sa.wusul.archive.process.ContentRepairProcess.CENTRE;
import static sa.wusul.archive.process.ContentRepairProcess.CONTENT_BYTES;
import static sa.wusul.archive.process.ContentRepairProcess.CONTENT_FAULT;
import static sa.wusul.archive.process.ContentRepairProcess.CONTENT_HASH;
import static sa.wusul.archive.process.ContentRepairProcess.CONTENT_KIND;
import static sa.wusul.archive.process.ContentRepairProcess.CONTENT_PLACE;

/** The start of {@code archive-content-repair}. */
@Component
class EngineRepairStarter implements RepairStarter {

	/** Digits of the hash in the name of a repair. */
	private static final int DIGITS = 12;

	private final RuntimeService processes;

	EngineRepairStarter(@Lazy RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void ask(ArchiveItem item, ItemState fault, String place, String centre) {
		this.processes.startProcessInstanceByKey(ContentRepairProcess.KEY, "AR-" + item.hash().substring(0, DIGITS),
				Variables.createVariables()
					.putValue(CENTRE.name(), centre)
					.putValue(CONTENT_HASH.name(), item.hash())
					.putValue(CONTENT_KIND.name(), item.kind().name())
					.putValue(CONTENT_BYTES.name(), (long) item.byteCount())
					.putValue(CONTENT_FAULT.name(), fault.name())
					.putValue(CONTENT_PLACE.name(), place));
	}

}
