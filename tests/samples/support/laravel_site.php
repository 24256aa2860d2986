<?php

// A Laravel application around the controller and the view of RECIPES.md, which lie in its folder. It has one person, Ada.
//
//     php -S 127.0.0.1:PORT laravel_site.php

namespace App\Http\Controllers {
    require 'Illuminate/autoload.php';
    require 'GuzzleHttp/autoload.php';

    class Controller extends \Illuminate\Routing\Controller
    {
    }
}

namespace {
    use App\Http\Controllers\SecondStepController;
    use Illuminate\Auth\GenericUser;
    use Illuminate\Config\Repository;
    use Illuminate\Contracts\Auth\Authenticatable;
    use Illuminate\Contracts\Auth\UserProvider;
    use Illuminate\Contracts\Debug\ExceptionHandler;
    use Illuminate\Foundation\Application;
    use Illuminate\Foundation\Bootstrap;
    use Illuminate\Foundation\Exceptions\Handler;
    use Illuminate\Foundation\Http\Kernel;
    use Illuminate\Foundation\Http\Middleware\VerifyCsrfToken;
    use Illuminate\Http\Request;
    use Illuminate\Support\Facades\Auth;
    use Illuminate\Support\Facades\Route;

    require getcwd().'/app/Http/Controllers/SecondStepController.php';

    /** Knows Ada, and nobody else. */
    final class People implements UserProvider
    {
        public function retrieveById($identifier)
        {
            return $identifier === '1' ? new GenericUser(['id' => '1']) : null;
        }

        public function retrieveByToken($identifier, $token)
        {
            return null;
        }

        public function updateRememberToken(Authenticatable $user, $token)
        {
        }

        public function retrieveByCredentials(array $credentials)
        {
            return null;
        }

        public function validateCredentials(Authenticatable $user, array $credentials)
        {
            return false;
        }
    }

    /** Its configuration is below, and in no files. */
    final class Site extends Kernel
    {
        protected $bootstrappers = [
            Bootstrap\HandleExceptions::class,
            Bootstrap\RegisterFacades::class,
            Bootstrap\RegisterProviders::class,
            Bootstrap\BootProviders::class,
        ];

        protected $middlewareGroups = [
            'web' => [
                \Illuminate\Cookie\Middleware\EncryptCookies::class,
                \Illuminate\Session\Middleware\StartSession::class,
                ExceptSignIn::class,
            ],
        ];
    }

    /** The test gives the password as it is, without a form before it. */
    final class ExceptSignIn extends VerifyCsrfToken
    {
        protected $except = ['sign-in'];
    }

    foreach (['storage/framework/sessions', 'storage/framework/views', 'bootstrap/cache'] as $folder) {
        is_dir($folder) || mkdir($folder, 0700, true);
    }

    $app = new Application(getcwd());
    $app->instance('config', new Repository([
        'app' => [
            'key' => substr(getenv('SESSION_SECRET'), 0, 32),
            'cipher' => 'AES-256-CBC',
            'locale' => 'en',
            'fallback_locale' => 'en',
            'providers' => [
                Illuminate\Auth\AuthServiceProvider::class,
                Illuminate\Cookie\CookieServiceProvider::class,
                Illuminate\Encryption\EncryptionServiceProvider::class,
                Illuminate\Filesystem\FilesystemServiceProvider::class,
                Illuminate\Foundation\Providers\FoundationServiceProvider::class,
                Illuminate\Session\SessionServiceProvider::class,
                Illuminate\Translation\TranslationServiceProvider::class,
                Illuminate\View\ViewServiceProvider::class,
            ],
        ],
        'auth' => [
            'defaults' => ['guard' => 'web'],
            'guards' => ['web' => ['driver' => 'session', 'provider' => 'people']],
            'providers' => ['people' => ['driver' => 'people']],
        ],
        'logging' => ['default' => 'stderr', 'channels' => ['stderr' => ['driver' => 'errorlog']]],
        'services' => ['countersign' => ['url' => getenv('COUNTERSIGN_URL'), 'key' => getenv('COUNTERSIGN_API_KEY')]],
        'session' => [
            'driver' => 'file',
            'files' => storage_path('framework/sessions'),
            'lifetime' => 60,
            'expire_on_close' => false,
            'lottery' => [0, 100],
            'cookie' => 'session',
            'path' => '/',
            'domain' => null,
            'secure' => false,
            'http_only' => true,
            'same_site' => 'lax',
        ],
        'view' => ['paths' => [resource_path('views')], 'compiled' => storage_path('framework/views')],
    ]));
    $app->detectEnvironment(fn () => 'production');
    $app->singleton(ExceptionHandler::class, Handler::class);
    $app->singleton(Illuminate\Contracts\Http\Kernel::class, Site::class);

    $app->booted(function () {
        Auth::provider('people', fn () => new People());
        Route::middleware('web')->group(function () {
            Route::get('/', fn () => 'signed in: '.(Auth::check() ? 'true' : 'false'));
            Route::post('/sign-in', function (Request $request) {
                if ($request->input('email') !== 'ada@example.org' || $request->input('password') !== 'correct horse') {
                    abort(401);
                }
                $request->session()->put('member', '1');
                return redirect('/second-step');
            });
            Route::get('/second-step', [SecondStepController::class, 'show']);
            Route::post('/second-step', [SecondStepController::class, 'store']);
        });
    });

    $kernel = $app->make(Illuminate\Contracts\Http\Kernel::class);
    $request = Request::capture();
    $answer = $kernel->handle($request);
    $answer->send();
    $kernel->terminate($request, $answer);
}
