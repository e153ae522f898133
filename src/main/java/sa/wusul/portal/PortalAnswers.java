package sa.wusul.portal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import sa.wusul.platform.problem.Messages;
import sa.wusul.platform.problem.Refusal;

/** Answers to refused requests from scripts of the citizens' pages. */
@RestControllerAdvice(assignableTypes = RequestController.class)
class PortalAnswers {

	private final Messages messages;

	PortalAnswers(Messages messages) {
		this.messages = messages;
	}

	@ExceptionHandler
	ResponseEntity<Map<String, Object>> refuse(Refusal refusal) {
		var said = new LinkedHashMap<String, Object>(refusal.details());
		said.put("code", refusal.code());
		said.put("messageAr", this.messages.text(Messages.ARABIC, refusal));
		said.put("messageEn", this.messages.text(Locale.ENGLISH, refusal));
		return ResponseEntity.status(refusal.kind().status()).body(said);
	}

}
