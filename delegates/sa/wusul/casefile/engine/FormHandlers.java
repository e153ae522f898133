package sa.wusul.casefile.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** The registry of form handlers, which are created on first use. */
@Component
class FormHandlers {

	private final ObjectProvider<FormHandler> handlers;

	private volatile Map<String, FormHandler> byForm;

	FormHandlers(ObjectProvider<FormHandler> handlers) {
		this.handlers = handlers;
	}

	Optional<FormHandler> forForm(String form) {
		if (this.byForm == null) {
			this.byForm = this.handlers.stream().collect(Collectors.toMap(FormHandler::form, Function.identity()));
		}
		return Optional.ofNullable(this.byForm.get(form));
	}

}
