package sa.wusul.portal.terminal;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;

/**
 * The frame of all pages of a terminal, also of refusals: it names no other page of the
 * portal, and each page clears itself.
 */
@ControllerAdvice(assignableTypes = { TerminalPages.class, TerminalLetterPages.class })
class TerminalPagesAdvice {

	private static final String PATIENCE = "patience";

	private final int patience;

	private final RefusalWords messages;

	/**
	 * @param patience seconds without a touch after which a page is cleared
	 */
	TerminalPagesAdvice(@Value("${wusul.terminal.patience:90}") int patience, RefusalWords messages) {
		this.patience = patience;
		this.messages = messages;
	}

	@ModelAttribute(PATIENCE)
	int patience() {
		return this.patience;
	}

	@ExceptionHandler
	String refuse(RefusalException refusal, Locale locale, Model model, HttpServletResponse response) {
		response.setStatus(refusal.kind().status());
		model.addAttribute(PATIENCE, this.patience);
		model.addAttribute("refusal", this.messages.text(locale, refusal));
		return "portal/terminal-refusal";
	}

}
