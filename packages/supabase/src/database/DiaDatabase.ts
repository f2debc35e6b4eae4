/** Made of the migrations by `npm run generate:types`; a test holds it against them. */

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

/** What the kit adds to the exposed schema; a host intersects it with its own generated `Database`. */
export type DiaDatabase = {
  public: {
    Tables: {
      coliseum_metrics: {
        Row: {
          base_score: number
          context: Json
          created_at: string
          entity_id: string
          entity_type: string
          entry_id: string
          id: string
          is_late: boolean
          metric_type: string
          user_id: string
          weighted_score: number
        }
        Insert: {
          base_score: number
          context?: Json
          created_at: string
          entity_id: string
          entity_type: string
          entry_id: string
          id: string
          is_late?: boolean
          metric_type: string
          user_id: string
          weighted_score: number
        }
        Update: {
          base_score?: number
          context?: Json
          created_at?: string
          entity_id?: string
          entity_type?: string
          entry_id?: string
          id?: string
          is_late?: boolean
          metric_type?: string
          user_id?: string
          weighted_score?: number
        }
        Relationships: []
      }
      leaderboards: {
        Row: {
          leaderboard_type: string
          materialised_at: string
          period_end: string
          period_start: string
          rankings: Json
        }
        Insert: {
          leaderboard_type: string
          materialised_at?: string
          period_end: string
          period_start: string
          rankings?: Json
        }
        Update: {
          leaderboard_type?: string
          materialised_at?: string
          period_end?: string
          period_start?: string
          rankings?: Json
        }
        Relationships: []
      }
      passport_entries: {
        Row: {
          clock_flag: string | null
          created_at: string
          device_id: string | null
          device_time: string | null
          entity_id: string | null
          entity_type: string | null
          event_category: string
          event_type: string
          id: string
          metadata: Json
          occurred_at: string
          origin: string
          sent_at: string | null
          session_id: string | null
          user_id: string
        }
        Insert: {
          created_at?: string
          device_id?: string | null
          device_time?: string | null
          entity_id?: string | null
          entity_type?: string | null
          event_category: string
          event_type: string
          id: string
          metadata?: Json
          origin?: string
          sent_at?: string | null
          session_id?: string | null
          user_id: string
        }
        Update: {
          created_at?: string
          device_id?: string | null
          device_time?: string | null
          entity_id?: string | null
          entity_type?: string | null
          event_category?: string
          event_type?: string
          id?: string
          metadata?: Json
          origin?: string
          sent_at?: string | null
          session_id?: string | null
          user_id?: string
        }
        Relationships: []
      }
      payout_contracts: {
        Row: {
          artist_id: string
          artist_share: number
          created_at: string
          effective_from: string
          expires_at: string | null
          id: string
          label_share: number
          label_user_id: string | null
          platform_share: number
          referral_share: number | null
        }
        Insert: {
          artist_id: string
          artist_share?: number
          created_at?: string
          effective_from: string
          expires_at?: string | null
          id?: string
          label_share?: number
          label_user_id?: string | null
          platform_share?: number
          referral_share?: number | null
        }
        Update: {
          artist_id?: string
          artist_share?: number
          created_at?: string
          effective_from?: string
          expires_at?: string | null
          id?: string
          label_share?: number
          label_user_id?: string | null
          platform_share?: number
          referral_share?: number | null
        }
        Relationships: []
      }
      treasury_accounts: {
        Row: {
          balance_cents: number
          created_at: string
          currency: string
          last_payout_at: string | null
          lifetime_earned_cents: number
          pending_cents: number
          stripe_connect_account_id: string | null
          updated_at: string
          user_id: string
        }
        Insert: {
          balance_cents?: number
          created_at?: string
          currency?: string
          last_payout_at?: string | null
          lifetime_earned_cents?: number
          pending_cents?: number
          stripe_connect_account_id?: string | null
          updated_at?: string
          user_id: string
        }
        Update: {
          balance_cents?: number
          created_at?: string
          currency?: string
          last_payout_at?: string | null
          lifetime_earned_cents?: number
          pending_cents?: number
          stripe_connect_account_id?: string | null
          updated_at?: string
          user_id?: string
        }
        Relationships: []
      }
      treasury_transactions: {
        Row: {
          amount_cents: number
          contract_id: string | null
          created_at: string
          currency: string
          entity_id: string | null
          entity_type: string | null
          entry_id: string
          entry_user_id: string
          from_user_id: string | null
          id: string
          refunded_cents: number
          reverses_id: string | null
          source: string
          split_breakdown: Json
          status: string
          stripe_payment_intent_id: string | null
          to_user_id: string | null
          transaction_type: string
          updated_at: string
        }
        Insert: {
          amount_cents: number
          contract_id?: string | null
          created_at: string
          currency?: string
          entity_id?: string | null
          entity_type?: string | null
          entry_id: string
          entry_user_id: string
          from_user_id?: string | null
          id: string
          refunded_cents?: number
          reverses_id?: string | null
          source: string
          split_breakdown?: Json
          status?: string
          stripe_payment_intent_id?: string | null
          to_user_id?: string | null
          transaction_type: string
          updated_at: string
        }
        Update: {
          amount_cents?: number
          contract_id?: string | null
          created_at?: string
          currency?: string
          entity_id?: string | null
          entity_type?: string | null
          entry_id?: string
          entry_user_id?: string
          from_user_id?: string | null
          id?: string
          refunded_cents?: number
          reverses_id?: string | null
          source?: string
          split_breakdown?: Json
          status?: string
          stripe_payment_intent_id?: string | null
          to_user_id?: string | null
          transaction_type?: string
          updated_at?: string
        }
        Relationships: []
      }
    }
    Views: {
      dia_accounts: {
        Row: {
          account_id: string | null
          balance_cents: number | null
          created_at: string | null
          currency: string | null
          has_pending: boolean | null
          last_payout_at: string | null
          lifetime_earned_cents: number | null
          pending_cents: number | null
          search_text: string | null
          stripe_connect_account_id: string | null
          stripe_status: string | null
          updated_at: string | null
          user_email: string | null
          user_id: string | null
          user_name: string | null
        }
        Relationships: []
      }
      dia_artists: {
        Row: {
          artist_id: string | null
          artist_name: string | null
          bio: string | null
          created_at: string | null
          earned_cents: number | null
          earned_currency: string | null
          events: number | null
          has_uploads: boolean | null
          refreshed_at: string | null
          search_text: string | null
          uploads: number | null
          user_email: string | null
          user_id: string | null
          user_name: string | null
          verified: boolean | null
        }
        Relationships: []
      }
      dia_audio_features: {
        Row: {
          content_id: string | null
          energy: number | null
          feature_id: string | null
          genre: string | null
          mood: string | null
          tempo: number | null
        }
        Relationships: []
      }
      dia_audit_log: {
        Row: {
          action: string | null
          actor_email: string | null
          actor_id: string | null
          at: string | null
          details: Json | null
          id: number | null
          subject_email: string | null
          subject_user_id: string | null
        }
        Relationships: []
      }
      dia_contents: {
        Row: {
          artist_id: string | null
          artist_name: string | null
          checksum: string | null
          content_id: string | null
          created_at: string | null
          duration: number | null
          favourites: number | null
          file_type: string | null
          plays: number | null
          refreshed_at: string | null
          revenue_cents: number | null
          revenue_currency: string | null
          search_text: string | null
          title: string | null
        }
        Relationships: []
      }
      dia_dead_letters: {
        Row: {
          attempts: number | null
          code: string | null
          died_at: string | null
          dismissed_at: string | null
          entry_id: string | null
          event_type: string | null
          letter_id: string | null
          message: string | null
          system: string | null
          user_id: string | null
        }
        Relationships: []
      }
      dia_decisions: {
        Row: {
          catalogue_version: string | null
          coliseum_reason: string | null
          decided_at: string | null
          decision_id: string | null
          entry_id: string | null
          event_type: string | null
          k_behavioral: number | null
          k_cultural: number | null
          k_economic: number | null
          k_spatial: number | null
          mediaid_reason: string | null
          occurred_at: string | null
          systems: number | null
          treasury_reason: string | null
          user_id: string | null
          valence: number | null
        }
        Relationships: []
      }
      dia_engagements: {
        Row: {
          artist_id: string | null
          artist_name: string | null
          content_id: string | null
          content_title: string | null
          created_at: string | null
          event_type: string | null
          id: string | null
          metadata: Json | null
          search_text: string | null
          session_id: string | null
          user_email: string | null
          user_id: string | null
          user_name: string | null
        }
        Relationships: []
      }
      dia_event_attendees: {
        Row: {
          created_at: string | null
          event_id: string | null
          id: string | null
          status: string | null
          user_id: string | null
        }
        Relationships: []
      }
      dia_events: {
        Row: {
          attendees: number | null
          created_at: string | null
          event_date: string | null
          event_id: string | null
          has_date: boolean | null
          has_votes: boolean | null
          host_email: string | null
          host_id: string | null
          host_name: string | null
          is_upcoming: boolean | null
          location: string | null
          refreshed_at: string | null
          revenue_cents: number | null
          revenue_currency: string | null
          search_text: string | null
          status: string | null
          title: string | null
          votes: number | null
        }
        Relationships: []
      }
      dia_leaderboards: {
        Row: {
          entity_id: string | null
          entity_name: string | null
          entity_type: string | null
          leaderboard_type: string | null
          period_end: string | null
          period_start: string | null
          place_id: string | null
          previous_rank: number | null
          rank: number | null
          score: number | null
          trend: string | null
        }
        Relationships: []
      }
      dia_ledger_postings: {
        Row: {
          account: string | null
          amount_cents: number | null
          currency: string | null
          posted_at: string | null
          posting_id: string | null
          status: string | null
          transaction_id: string | null
          user_id: string | null
        }
        Relationships: []
      }
      dia_listening_sessions: {
        Row: {
          context: string | null
          device_type: string | null
          ended_at: string | null
          id: string | null
          started_at: string | null
          user_id: string | null
        }
        Relationships: []
      }
      dia_listens: {
        Row: {
          artist_id: string | null
          artist_name: string | null
          completion: number | null
          content_id: string | null
          content_title: string | null
          created_at: string | null
          event_type: string | null
          id: string | null
          metadata: Json | null
          play_duration: number | null
          search_text: string | null
          session_id: string | null
          user_email: string | null
          user_id: string | null
          user_name: string | null
        }
        Relationships: []
      }
      dia_media_ids: {
        Row: {
          content_flags: Json | null
          created_at: string | null
          genre_preferences: string[] | null
          has_embedding: boolean | null
          id: string | null
          interests: string[] | null
          location_code: string | null
          updated_at: string | null
          user_uuid: string | null
          version: number | null
        }
        Relationships: []
      }
      dia_metrics: {
        Row: {
          base_score: number | null
          context: Json | null
          created_at: string | null
          entity_id: string | null
          entity_name: string | null
          entity_type: string | null
          entry_id: string | null
          id: string | null
          is_late: boolean | null
          metric_type: string | null
          search_text: string | null
          user_email: string | null
          user_id: string | null
          user_name: string | null
          weighted_score: number | null
        }
        Relationships: []
      }
      dia_passport: {
        Row: {
          attempts: number | null
          clock_flag: string | null
          coliseum: string | null
          coliseum_reason: string | null
          coliseum_work: number | null
          created_at: string | null
          device_id: string | null
          entity_id: string | null
          entity_name: string | null
          entity_type: string | null
          event_category: string | null
          event_type: string | null
          id: string | null
          is_open: boolean | null
          mediaid: string | null
          mediaid_reason: string | null
          mediaid_work: number | null
          metadata: Json | null
          occurred_at: string | null
          processed_at: string | null
          search_text: string | null
          session_id: string | null
          treasury: string | null
          treasury_reason: string | null
          treasury_work: number | null
          user_email: string | null
          user_id: string | null
          user_name: string | null
        }
        Relationships: []
      }
      dia_passport_by_work: {
        Row: {
          attempts: number | null
          clock_flag: string | null
          coliseum: string | null
          coliseum_reason: string | null
          coliseum_work: number | null
          created_at: string | null
          device_id: string | null
          entity_id: string | null
          entity_name: string | null
          entity_type: string | null
          event_category: string | null
          event_type: string | null
          id: string | null
          is_open: boolean | null
          mediaid: string | null
          mediaid_reason: string | null
          mediaid_work: number | null
          metadata: Json | null
          occurred_at: string | null
          processed_at: string | null
          search_text: string | null
          session_id: string | null
          treasury: string | null
          treasury_reason: string | null
          treasury_work: number | null
          user_email: string | null
          user_id: string | null
          user_name: string | null
        }
        Relationships: []
      }
      dia_payout_contracts: {
        Row: {
          artist_id: string | null
          artist_share: number | null
          created_at: string | null
          effective_from: string | null
          expires_at: string | null
          id: string | null
          label_share: number | null
          label_user_id: string | null
          platform_share: number | null
          referral_share: number | null
        }
        Relationships: []
      }
      dia_profiles: {
        Row: {
          created_at: string | null
          display_name: string | null
          id: string | null
          role: string | null
          updated_at: string | null
        }
        Relationships: []
      }
      dia_subscriptions: {
        Row: {
          artist_id: string | null
          artist_name: string | null
          cancel_at_period_end: boolean | null
          created_at: string | null
          current_period_end: string | null
          current_period_start: string | null
          id: string | null
          search_text: string | null
          status: string | null
          stripe_subscription_id: string | null
          subscription_type: string | null
          user_email: string | null
          user_id: string | null
          user_name: string | null
        }
        Relationships: []
      }
      dia_transactions: {
        Row: {
          amount_cents: number | null
          contract_id: string | null
          created_at: string | null
          currency: string | null
          entity_id: string | null
          entity_name: string | null
          entity_type: string | null
          entry_id: string | null
          from_email: string | null
          from_name: string | null
          from_user_id: string | null
          id: string | null
          refunded_cents: number | null
          reverses_id: string | null
          search_text: string | null
          split_breakdown: Json | null
          status: string | null
          stripe_payment_intent_id: string | null
          to_email: string | null
          to_name: string | null
          to_user_id: string | null
          transaction_type: string | null
          updated_at: string | null
        }
        Relationships: []
      }
      dia_users: {
        Row: {
          confidence: number | null
          created_at: string | null
          display_name: string | null
          email: string | null
          has_dna: boolean | null
          has_media_id: boolean | null
          interactions: number | null
          last_active_at: string | null
          listens: number | null
          maturity: number | null
          media_id: string | null
          media_id_count: number | null
          refreshed_at: string | null
          role: string | null
          search_text: string | null
          user_id: string | null
          votes: number | null
        }
        Relationships: []
      }
      dia_votes: {
        Row: {
          artist_id: string | null
          artist_name: string | null
          created_at: string | null
          event_id: string | null
          event_title: string | null
          event_type: string | null
          id: string | null
          search_text: string | null
          user_email: string | null
          user_id: string | null
          user_name: string | null
        }
        Relationships: []
      }
    }
    Functions: {
      dia_account_statement: {
        Args: {
          after_posting?: Json | null
          ends?: string | null
          of_currency: string | null
          of_user: string | null
          page_limit?: number | null
          starts?: string | null
        }
        Returns: Json
      }
      dia_adopt_optional_tables: {
        Args: Record<never, never>
        Returns: string[]
      }
      dia_affinity: {
        Args: {
          after_artist_name?: string | null
          after_play_count?: number | null
          from_time?: string | null
          page_limit?: number | null
          to_time?: string | null
          user_id: string | null
        }
        Returns: Json
      }
      dia_backfill_passport: {
        Args: {
          batch_size?: number | null
          before?: string | null
          of_user?: string | null
          restart?: boolean | null
        }
        Returns: Json
      }
      dia_change_marks: {
        Args: {
          relations: string[] | null
        }
        Returns: Json
      }
      dia_check_seal_heads: {
        Args: {
          heads: string | null
        }
        Returns: Json
      }
      dia_claim_chore: {
        Args: {
          chore: string | null
          every_seconds: number | null
          of_function: string | null
        }
        Returns: Json
      }
      dia_dead_entry_ids: {
        Args: {
          after_id?: string | null
          most?: number | null
          of_code?: string | null
          of_system?: string | null
        }
        Returns: Json
      }
      dia_dismiss_entries: {
        Args: {
          keys: string[] | null
        }
        Returns: Json
      }
      dia_dna_history: {
        Args: {
          after_id?: string | null
          after_occurred_at?: string | null
          of_user: string | null
          page_limit?: number | null
        }
        Returns: Json
      }
      dia_dry_run: {
        Args: {
          action: string | null
          keys: string[] | null
        }
        Returns: Json
      }
      dia_entity_dna: {
        Args: {
          of_ids: string[] | null
          of_type: string | null
        }
        Returns: Json
      }
      dia_entity_vectors: {
        Args: {
          ids: number[] | null
        }
        Returns: Json
      }
      dia_erase_user: {
        Args: {
          of_user: string | null
        }
        Returns: Json
      }
      dia_exclude_entries: {
        Args: {
          keys: string[] | null
        }
        Returns: Json
      }
      dia_export_seal_heads: {
        Args: {
          after_user?: string | null
          batch_size?: number | null
        }
        Returns: Json
      }
      dia_export_user_data: {
        Args: {
          of_user: string | null
        }
        Returns: Json
      }
      dia_finish_chore: {
        Args: {
          chore: string | null
          error?: string | null
        }
        Returns: undefined
      }
      dia_influence_summary: {
        Args: {
          event_types?: string[] | null
          from_time?: string | null
          sources?: string[] | null
          to_time?: string | null
          user_id: string | null
        }
        Returns: Json
      }
      dia_initialise_dna: {
        Args: {
          model: string | null
          of_media_id: string | null
          of_user: string | null
          prior: string | null
        }
        Returns: Json
      }
      dia_interaction_timeline: {
        Args: {
          after_created_at?: string | null
          after_id?: string | null
          after_source?: string | null
          event_types?: string[] | null
          from_time?: string | null
          page_limit?: number | null
          sources?: string[] | null
          to_time?: string | null
          user_id: string | null
        }
        Returns: Json
      }
      dia_log_events: {
        Args: {
          entries: Json | null
        }
        Returns: Json
      }
      dia_materialise_leaderboards: {
        Args: {
          top?: number | null
        }
        Returns: number
      }
      dia_matrix_breakdown: {
        Args: {
          breakdown: string | null
          matrix: string | null
          row_key: string | null
        }
        Returns: Json
      }
      dia_matrix_degradations: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_accounts: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_artists: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_contents: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_engagements: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_events: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_leaderboards: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_listens: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_metrics: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_passport: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_subscriptions: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_transactions: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_users: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_figures_votes: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_matrix_option_counts: {
        Args: {
          filter: string | null
          matrix: string | null
        }
        Returns: Json
      }
      dia_open_host_row: {
        Args: {
          columns: string[] | null
          exact_columns: string[] | null
          key_column: string | null
          relation: string | null
          row_key: string | null
        }
        Returns: Json
      }
      dia_open_matrix_row: {
        Args: {
          matrix: string | null
          row_key: string | null
        }
        Returns: Json
      }
      dia_passport_claim: {
        Args: {
          batch_size: number | null
          lease_seconds: number | null
          model: string | null
        }
        Returns: Json
      }
      dia_passport_commit: {
        Args: {
          base_scores: number[] | null
          catalogue_version: string | null
          coliseum_outcomes: number[] | null
          coliseum_reasons: string[] | null
          contexts: string[] | null
          entity_ids: string[] | null
          entity_types: string[] | null
          entity_vectors: string | null
          entries: string[] | null
          event_types: string[] | null
          k_behavioral: number[] | null
          k_cultural: number[] | null
          k_economic: number[] | null
          k_spatial: number[] | null
          lates: number[] | null
          model: string | null
          money: string[] | null
          outcomes: number[] | null
          priors: string | null
          reasons: string[] | null
          scored_ids: string[] | null
          scored_types: string[] | null
          second_ids: string[] | null
          second_types: string[] | null
          times: string[] | null
          token: string | null
          treasury_outcomes: number[] | null
          treasury_reasons: string[] | null
          users: string[] | null
          valences: number[] | null
          weighted_scores: number[] | null
          with_artist_ids: string[] | null
        }
        Returns: Json
      }
      dia_passport_fail: {
        Args: {
          codes: string[] | null
          entries: string[] | null
          finals: number[] | null
          messages: string[] | null
          systems: string[] | null
          token: string | null
          users: string[] | null
        }
        Returns: Json
      }
      dia_passport_seal: {
        Args: {
          batch_size?: number | null
        }
        Returns: Json
      }
      dia_passport_status: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_project_embeddings: {
        Args: {
          batch_size?: number | null
        }
        Returns: number
      }
      dia_rebuild_balances: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_rebuild_dna: {
        Args: {
          of_user: string | null
        }
        Returns: Json
      }
      dia_rebuild_dna_of_all: {
        Args: {
          after_user?: string | null
          user_limit?: number | null
        }
        Returns: Json
      }
      dia_rebuild_scores: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_record_export: {
        Args: {
          matrix: string | null
          request: Json | null
          row_count: number | null
        }
        Returns: undefined
      }
      dia_record_health_sample: {
        Args: {
          apart?: string | null
        }
        Returns: boolean
      }
      dia_record_verification: {
        Args: {
          differences: number | null
          entries: number | null
          started_at: string | null
          up_to_entry_id: string | null
          users: number | null
        }
        Returns: undefined
      }
      dia_recorded_entries: {
        Args: {
          after_id?: string | null
          after_occurred_at?: string | null
          of_model: string | null
          of_user: string | null
          page_limit?: number | null
        }
        Returns: Json
      }
      dia_recorded_users: {
        Args: {
          after_user?: string | null
          only_user?: string | null
          user_limit?: number | null
        }
        Returns: Json
      }
      dia_redrive_entries: {
        Args: {
          keys: string[] | null
        }
        Returns: Json
      }
      dia_refresh_due_matrices: {
        Args: Record<never, never>
        Returns: string[]
      }
      dia_refresh_statistics: {
        Args: Record<never, never>
        Returns: string
      }
      dia_refresh_user_matrix: {
        Args: Record<never, never>
        Returns: string
      }
      dia_reprocess_entries: {
        Args: {
          keys: string[] | null
        }
        Returns: Json
      }
      dia_restore_entries: {
        Args: {
          keys: string[] | null
        }
        Returns: Json
      }
      dia_roll_up_accounts: {
        Args: Record<never, never>
        Returns: number
      }
      dia_roll_up_scores: {
        Args: {
          most?: number | null
        }
        Returns: number
      }
      dia_save_dna_preferences: {
        Args: {
          of_user: string | null
          preferences: string | null
        }
        Returns: Json
      }
      dia_session_analysis: {
        Args: {
          after_session_id?: string | null
          after_session_start?: string | null
          from_time?: string | null
          page_limit?: number | null
          to_time?: string | null
          user_id: string | null
        }
        Returns: Json
      }
      dia_start_verification: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_system_health: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_user_dna: {
        Args: {
          of_user: string | null
        }
        Returns: Json
      }
      dia_user_dna_state: {
        Args: {
          user_id: string | null
          with_embedding?: boolean | null
        }
        Returns: Json
      }
      dia_users_by_activity: {
        Args: {
          conditions: Json | null
        }
        Returns: Json[]
      }
      dia_verify_ledger: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_verify_scores: {
        Args: {
          from_moment?: string | null
        }
        Returns: Json
      }
      dia_verify_users: {
        Args: {
          after_user?: string | null
          only_user?: string | null
          user_limit?: number | null
        }
        Returns: Json
      }
      dia_worker_heartbeat: {
        Args: {
          counts?: Json | null
          last_error?: string | null
          listen_seconds?: number | null
          state: string | null
          worker: string | null
        }
        Returns: Json
      }
    }
    Enums: Record<never, never>
    CompositeTypes: Record<never, never>
  }
}
