package sa.wusul.notification.engine;

import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.notification.Recipient;
import sa.wusul.notification.Recipients;

/** The recipients of messages, at the numbers given by the requesters. */
@Component
class EngineRecipients implements Recipients {

	private final CaseFiles caseFiles;

	EngineRecipients(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public Optional<Recipient> forCase(String caseReference) {
		return this.caseFiles.find(caseReference)
			.map((file) -> new Recipient(file.requester().mobile(), file.requester().name(), file.request().topic()));
	}

}
