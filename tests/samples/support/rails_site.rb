# A Rails application around the controller and the view of RECIPES.md, which lie in its folder. It has one person, Ada.
#
#     ruby rails_site.rb PORT

require "action_controller/railtie"
require "rack/handler/puma"

class Site < Rails::Application
  config.load_defaults 6.1
  config.root = Dir.pwd
  config.eager_load = false
  config.secret_key_base = ENV.fetch("SESSION_SECRET")
  config.logger = Logger.new($stdout)

  routes.append do
    root to: "home#show"
    post "sign-in", to: "password#right"
    resource :second_step, only: [:show, :create]
  end
end

Site.initialize!

class ApplicationController < ActionController::Base
end

class HomeController < ApplicationController
  def show
    render plain: "signed in: #{session.key?(:user_id)}"
  end
end

class PasswordController < ApplicationController
  skip_forgery_protection

  def right
    return head :unauthorized if params[:email] != "ada@example.org" || params[:password] != "correct horse"

    session[:member] = "1"
    redirect_to second_step_path
  end
end

Rack::Handler::Puma.run Site, Host: "127.0.0.1", Port: ARGV.fetch(0), Silent: true
