package sa.wusul.tawasul;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;

/** How the particulars of the window's requests are written. */
@Configuration
class TawasulParticulars {

	@Bean
	ParticularForm detaineeIdentityNumber() {
		return new ParticularForm() {

			@Override
			public String name() {
				return DetaineeCases.DETAINEE;
			}

			@Override
			public String normalise(String given) {
				return new IdentityNumber(given).value();
			}

		};
	}

}
